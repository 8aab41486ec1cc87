/// The demo goes on: people write, and answer what we say.
@NullMarked
package io.attune.demo.life;

import org.jspecify.annotations.NullMarked;
