/// All deals at once: as columns, as a list, and by the month in which they may close.
@NullMarked
package io.attune.sales.board;

import org.jspecify.annotations.NullMarked;
