package io.attune.activities.tasks;

import io.attune.activities.subjects.Subject;
import io.attune.platform.security.UserId;
import org.jspecify.annotations.Nullable;

/// What a task is to be; without an assignee it is for whoever says so.
record TaskDraft(
        String title,
        String detail,
        Subject subject,
        Task.@Nullable Link link,
        @Nullable UserId assignee,
        Due due,
        Reminder reminder) {}
