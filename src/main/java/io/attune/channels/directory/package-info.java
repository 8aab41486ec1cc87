/// Which places are connected, and how well they are.
@NullMarked
package io.attune.channels.directory;

import org.jspecify.annotations.NullMarked;
