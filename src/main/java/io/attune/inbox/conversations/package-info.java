/// The priced inbox: queues, threads, and what colleagues do with a conversation.
@NullMarked
package io.attune.inbox.conversations;

import org.jspecify.annotations.NullMarked;
