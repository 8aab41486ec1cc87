package io.attune.platform.web;

import io.attune.platform.security.Right;
import org.jspecify.annotations.Nullable;

/// An entry of the main navigation; a module declares its own as a bean. `label` is a message key,
/// `icon` a Tabler icon,
/// `order` its place, `needs` the right without which it is not shown.
public record NavigationItem(
        String label,
        String path,
        String icon,
        int order,
        @Nullable Right needs) {}
