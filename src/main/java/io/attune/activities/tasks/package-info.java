/// What is to be done, by when and by whom.
@NullMarked
package io.attune.activities.tasks;

import org.jspecify.annotations.NullMarked;
