/// How a post travels: read, who, conversation, stake, in one transaction of many posts.
@NullMarked
package io.attune.inbox.intake;

import org.jspecify.annotations.NullMarked;
