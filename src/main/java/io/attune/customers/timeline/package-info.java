/// What happened to a person, newest first, as the modules that know of it wrote it down.
@NullMarked
package io.attune.customers.timeline;

import org.jspecify.annotations.NullMarked;
