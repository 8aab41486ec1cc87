/// Who belongs to which segment: judged all at once in SQL, or one by one when something happens to somebody.
@NullMarked
package io.attune.segments.membership;

import org.jspecify.annotations.NullMarked;
