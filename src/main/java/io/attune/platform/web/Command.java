package io.attune.platform.web;

import io.attune.platform.security.Right;
import org.jspecify.annotations.Nullable;

/// Something one can do from the keyboard; a module declares its own as beans. The palette and the `?`
/// page both show it.
///
/// `label` is a message key. `keys` is a shortcut such as `g i` or `r`, or absent. Exactly one of
/// `path` (go there) and `action` (an event `attune:<action>` on the document, heard by the page's
/// script) says what happens; `where` is the path
/// prefix on which an action works, `/` everywhere.
public record Command(
        String label,
        @Nullable String keys,
        @Nullable String path,
        @Nullable String action,
        String where,
        @Nullable Right needs) {
    public static Command go(String label, @Nullable String keys, String path, @Nullable Right needs) {
        return new Command(label, keys, path, null, "/", needs);
    }

    public static Command act(String label, String keys, String action, String where, @Nullable Right needs) {
        return new Command(label, keys, null, action, where, needs);
    }
}
