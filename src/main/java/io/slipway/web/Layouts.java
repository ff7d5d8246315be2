package io.slipway.web;

import io.slipway.web.Layout.Group;
import io.slipway.web.Layout.Link;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.util.WebUtils;

/** Puts together what stands around a page, from what the modules hang in. */
@Component
class Layouts {

    private final ObjectProvider<Visitors> visitors;
    private final ObjectProvider<SandboxBadge> sandbox;
    private final ObjectProvider<SystemNotice> notices;
    private final ObjectProvider<NavigationEntry> entries;

    Layouts(
            ObjectProvider<Visitors> visitors,
            ObjectProvider<SandboxBadge> sandbox,
            ObjectProvider<SystemNotice> notices,
            ObjectProvider<NavigationEntry> entries) {
        this.visitors = visitors;
        this.sandbox = sandbox;
        this.notices = notices;
        this.entries = entries;
    }

    Layout of(HttpServletRequest request) {
        var visitor = visitors.stream().flatMap(some -> some.current().stream()).findFirst();
        var path = LocalPath.of(request);
        return new Layout(
                theme(request),
                visitor.orElse(null),
                sandbox.stream().map(SandboxBadge::meaning).findFirst().orElse(null),
                path.value(),
                SingletonSupplier.of(this::said),
                SingletonSupplier.of(
                        () -> visitor.map(person -> menu(person, path)).orElseGet(List::of)));
    }

    private static Theme theme(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, AppearanceController.COOKIE);
        return Theme.of(cookie == null ? null : cookie.getValue());
    }

    private List<String> said() {
        return notices.orderedStream()
                .map(SystemNotice::current)
                .flatMap(Optional::stream)
                .toList();
    }

    private List<Group> menu(Visitor visitor, LocalPath path) {
        var groups = new LinkedHashMap<String, List<Link>>();
        entries.stream()
                .filter(entry -> entry.visibleTo(visitor.login(), visitor.authorities()))
                .sorted(Comparator.comparingInt(NavigationEntry::order))
                .forEach(entry -> groups.computeIfAbsent(entry.group(), _ -> new ArrayList<>())
                        .add(link(entry, visitor, path)));
        return groups.entrySet().stream()
                .map(group -> new Group(group.getKey(), List.copyOf(group.getValue())))
                .toList();
    }

    private static Link link(NavigationEntry entry, Visitor visitor, LocalPath path) {
        return new Link(
                entry.label(), entry.icon(), entry.href(), path.relationTo(entry.href()), count(entry, visitor));
    }

    private static @Nullable String count(NavigationEntry entry, Visitor visitor) {
        var count = entry.count(visitor.login());
        return count == 0 ? null : String.valueOf(count);
    }
}
