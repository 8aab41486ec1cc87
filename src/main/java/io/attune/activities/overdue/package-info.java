/// Overdue invoices that set their owners a task.
@NullMarked
package io.attune.activities.overdue;

import org.jspecify.annotations.NullMarked;
