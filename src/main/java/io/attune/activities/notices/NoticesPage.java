package io.attune.activities.notices;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some notices, newest first; `older` is where the next ones are.
public record NoticesPage(List<Notice> notices, @Nullable String older) {
    private static final int PAGE = 50;
    static final int LIMIT = PAGE + 1;

    public NoticesPage {
        notices = List.copyOf(notices);
    }

    /// `found` was asked for with [#LIMIT].
    static NoticesPage of(List<Notice> found) {
        if (found.size() <= PAGE) return new NoticesPage(found, null);
        List<Notice> shown = found.subList(0, PAGE);
        return new NoticesPage(shown, "/notices?before=" + shown.getLast().id());
    }

    public boolean anyUnread() {
        return notices.stream().anyMatch(Notice::unread);
    }
}
