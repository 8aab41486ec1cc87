/// What a rule says, and whether somebody fits it: no framework, no database.
@NullMarked
package io.attune.segments.rules;

import org.jspecify.annotations.NullMarked;
