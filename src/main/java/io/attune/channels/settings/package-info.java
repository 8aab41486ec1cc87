/// The page on which admins see and change what is connected.
@NullMarked
package io.attune.channels.settings;

import org.jspecify.annotations.NullMarked;
