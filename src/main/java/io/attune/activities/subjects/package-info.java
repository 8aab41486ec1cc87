/// Whom an activity is about, and who may see and change it.
@NullMarked
package io.attune.activities.subjects;

import org.jspecify.annotations.NullMarked;
