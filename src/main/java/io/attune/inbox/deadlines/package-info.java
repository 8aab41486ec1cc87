/// By when a conversation wants an answer, and what the clock does to it.
@NullMarked
package io.attune.inbox.deadlines;

import org.jspecify.annotations.NullMarked;
