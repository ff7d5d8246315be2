package io.slipway.identity;

import io.slipway.web.Visitor;
import io.slipway.web.Visitors;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Whoever Spring Security let in, looked up anew for each request so that a changed name or role shows at once. */
@Component
class SignedInUser implements CurrentUser, Visitors {

    private final People people;
    private final Cast cast;

    SignedInUser(People people, Cast cast) {
        this.people = people;
        this.cast = cast;
    }

    @Override
    public Person get() {
        return find().orElseThrow(() -> new IllegalStateException("Nobody is signed in"));
    }

    @Override
    public Optional<Visitor> current() {
        return find().map(this::visitor);
    }

    private Optional<Person> find() {
        return authentication().map(Authentication::getName).map(UserId::new).flatMap(people::find);
    }

    private Visitor visitor(Person person) {
        return new Visitor(person.id().value(), person.name(), person.role().label(), authorities(), others(person));
    }

    private List<Visitor.Other> others(Person person) {
        return cast.everybody().stream()
                .map(DemoPeople.DemoPerson::person)
                .filter(other -> !other.id().equals(person.id()))
                .map(other -> new Visitor.Other(
                        other.id().value(), other.name(), other.role().label()))
                .toList();
    }

    private static Set<String> authorities() {
        return authentication().stream()
                .flatMap(authentication -> authentication.getAuthorities().stream())
                .map(GrantedAuthority::getAuthority)
                .collect(Collectors.toSet());
    }

    private static Optional<Authentication> authentication() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(Authentication::isAuthenticated)
                .filter(authentication -> !(authentication instanceof AnonymousAuthenticationToken));
    }
}
