package io.attune.platform.tabular;

/// A cell cannot be read as the type that is asked for; carries no stack trace, because bad files have millions.
public final class CellException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    CellException(Reason reason, Object... arguments) {
        super(null, null, false, false);
        this.problem = Problem.of(reason, arguments);
    }

    public Problem problem() {
        return problem;
    }

    @Override
    public String getMessage() {
        return problem.sentence();
    }
}
