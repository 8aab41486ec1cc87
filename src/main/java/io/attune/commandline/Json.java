package io.attune.commandline;

import java.io.FilterWriter;
import java.io.Writer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// Writes JSON on standard output: laid out for one result, on one line each for many.
final class Json {
    private static final JsonFactory JSON = new JsonFactory();

    private Json() {}

    static JsonGenerator laidOut(Writer out) {
        return JSON.createGenerator(new LaidOut(), unclosed(out));
    }

    static JsonGenerator oneLine(Writer out) {
        return JSON.createGenerator(ObjectWriteContext.empty(), unclosed(out));
    }

    /// A number, or null where it is none.
    static void number(JsonGenerator json, String name, double value) {
        if (Double.isFinite(value)) json.writeNumberProperty(name, value);
        else json.writeNullProperty(name);
    }

    private static Writer unclosed(Writer out) {
        return new FilterWriter(out) {
            @Override
            public void close() {}
        };
    }

    private static final class LaidOut extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter();
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }
}
