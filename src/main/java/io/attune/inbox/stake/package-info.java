/// What a conversation is worth: a pure function, and the job of keeping its result beside each conversation.
@NullMarked
package io.attune.inbox.stake;

import org.jspecify.annotations.NullMarked;
