package io.slipway.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Lets in the demo people, by one click and without a password, and nobody else. */
@Component
class DemoSignIn implements AuthenticationProvider {

    private final Cast cast;
    private final People people;

    DemoSignIn(Cast cast, People people) {
        this.cast = cast;
        this.people = people;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication attempt) throws AuthenticationException {
        return cast.find(attempt.getName())
                .map(this::signIn)
                .orElseThrow(() -> new BadCredentialsException("Not one of the demo people"));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    /** The principal is the login alone: it lies in the session, and everything else is looked up. */
    private Authentication signIn(Person person) {
        people.register(person);
        var roles = List.of(new SimpleGrantedAuthority(person.role().authority()));
        return UsernamePasswordAuthenticationToken.authenticated(person.id().value(), null, roles);
    }
}
