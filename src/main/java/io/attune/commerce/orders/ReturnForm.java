package io.attune.commerce.orders;

import io.attune.platform.web.Typed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.springframework.validation.Errors;

/// What came back, as it is typed; an empty refund is the share of the line.
public record ReturnForm(
        long line,
        String quantity,

        @NotBlank(message = "problem.required") @Size(max = 500, message = "problem.long")
        String reason,

        String day,
        String refund) {
    static ReturnForm blank(LocalDate today) {
        return new ReturnForm(0, "1", "", today.toString(), "");
    }

    void check(Errors errors, LocalDate today) {
        boolean pieces = Typed.decimal(quantity)
                .filter(number -> number.signum() > 0 && number.scale() <= 3)
                .isPresent();
        if (!pieces) errors.rejectValue("quantity", "problem.quantity", "problem.quantity");
        if (Typed.date(day).filter(date -> !date.isAfter(today)).isEmpty())
            errors.rejectValue("day", "problem.date.past", "problem.date.past");
        if (!refund.isBlank()
                && Typed.decimal(refund).filter(number -> number.scale() <= 4).isEmpty())
            errors.rejectValue("refund", "problem.number", "problem.number");
    }

    OrderDesk.Back read() {
        return new OrderDesk.Back(
                line,
                Typed.decimal(quantity).orElseThrow(),
                reason.strip(),
                Typed.date(day).orElseThrow(),
                Typed.decimal(refund));
    }
}
