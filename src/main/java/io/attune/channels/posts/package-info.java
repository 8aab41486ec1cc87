/// The table of posts: receiving them, and the queue of those nobody has read.
@NullMarked
package io.attune.channels.posts;

import org.jspecify.annotations.NullMarked;
