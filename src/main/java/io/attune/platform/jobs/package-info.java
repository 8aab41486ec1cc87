/// Work that takes longer than a page: progress, result, cancel, restart.
///
/// **A job** is a bean of type [JobKind]; [Jobs#start] puts a run of it into the queue. Its words are
/// `job.<name>`, `job.<name>.<step>` for what it says by [JobRun#step], and `job.<name>.result`, which gets
/// the fields of the result in their order.
///
/// **Something small that recurs**, on one node at a time, is a bean:
/// ```java
/// @Bean
/// RecurringTask<?> unknownReplies(Replies replies) {
///     return Recurring.every("replies.unknown", Duration.ofSeconds(30), replies::settle);
/// }
/// ```
@NamedInterface("jobs")
@NullMarked
package io.attune.platform.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
