/// What activities hold of somebody: shown to them and forgotten.
@NullMarked
package io.attune.activities.records;

import org.jspecify.annotations.NullMarked;
