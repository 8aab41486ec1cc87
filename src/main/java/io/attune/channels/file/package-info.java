/// Posts from files.
@NullMarked
package io.attune.channels.file;

import org.jspecify.annotations.NullMarked;
