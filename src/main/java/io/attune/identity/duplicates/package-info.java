/// Who may be in the records twice: looked for at night or when asked, with what speaks for it, and
/// decided by somebody.
@NullMarked
package io.attune.identity.duplicates;

import org.jspecify.annotations.NullMarked;
