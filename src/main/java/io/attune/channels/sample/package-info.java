/// Networks that live inside this machine, for the demo and for tests.
@NullMarked
package io.attune.channels.sample;

import org.jspecify.annotations.NullMarked;
