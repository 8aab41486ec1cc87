/// What colleagues are told: that they were mentioned, reminded, given a task.
@NullMarked
package io.attune.activities.notices;

import org.jspecify.annotations.NullMarked;
