package io.attune.platform.web;

import io.attune.platform.security.Right;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An entry of the main navigation; a module declares its own as a bean. `label` is a message key,
/// `icon` a Tabler icon,
/// `order` its place, `needs` the right without which it is not shown, `also` the paths of its other pages.
public record NavigationItem(
        String label,
        String path,
        String icon,
        int order,
        @Nullable Right needs,
        List<String> also) {
    public NavigationItem {
        also = List.copyOf(also);
    }

    public NavigationItem(String label, String path, String icon, int order, @Nullable Right needs) {
        this(label, path, icon, order, needs, List.of());
    }

    /// Whether the page at this path lies below this entry.
    public boolean covers(String page) {
        return page.startsWith(path) || also.stream().anyMatch(page::startsWith);
    }
}
