/// Our answers on their way out: never lost, never sent twice.
@NullMarked
package io.attune.inbox.replies;

import org.jspecify.annotations.NullMarked;
