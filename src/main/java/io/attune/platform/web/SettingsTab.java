package io.attune.platform.web;

import io.attune.platform.security.Right;
import org.jspecify.annotations.Nullable;

/// A page below Settings; a module declares its own as a bean. `label` is a message key, `order` its place.
///
/// Such a page lives below `/settings/`, takes `@param List<SettingsTab> tabs` (given to every page there) and frames
/// itself with `@template.platform.administration.page(frame = frame, tabs = tabs, title = …, content = …)`.
public record SettingsTab(
        String label, String path, int order, @Nullable Right needs) {}
