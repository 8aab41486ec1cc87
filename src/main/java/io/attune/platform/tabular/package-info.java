/// Reads tables that people bring: CSV, TSV, blanks and JSON lines, row by row in constant memory, into typed values.
@NullMarked
@NamedInterface("tabular")
package io.attune.platform.tabular;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
