/// Reads what a text says (language, sentiment, intent) and learns from people's corrections; pure
/// Java, no framework, no database.
@NullMarked
@NamedInterface("reader")
package io.attune.analysis.reader;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
