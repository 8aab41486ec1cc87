/// What a conversation shows of its posts.
@NullMarked
package io.attune.inbox.threads;

import org.jspecify.annotations.NullMarked;
