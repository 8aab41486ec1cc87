/// Who is later than their rhythm allows: wires wait in buckets of days, fire once, and are listed with what to do.
@NullMarked
package io.attune.behavior.tripwires;

import org.jspecify.annotations.NullMarked;
