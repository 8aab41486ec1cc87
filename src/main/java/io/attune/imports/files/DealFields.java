package io.attune.imports.files;

import io.attune.platform.tabular.CellType;
import io.attune.platform.tabular.TargetField;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// Fields of a deal. The key is the number under which another program knows it, or else the name.
final class DealFields {
    static final TargetField<String> DEAL = TargetField.optional(
            "deal", CellType.TEXT, "deal id", "opportunity id", "record id", "number", "id", "external id", "nummer");
    static final TargetField<String> NAME = TargetField.optional(
            "dealname", CellType.TEXT, "name", "deal name", "title", "opportunity name", "bezeichnung");
    static final TargetField<String> PIPELINE = TargetField.optional("pipeline", CellType.TEXT, "sales process");
    static final TargetField<String> STAGE =
            TargetField.optional("stage", CellType.TEXT, "deal stage", "phase", "stufe");
    static final TargetField<String> STATE =
            TargetField.optional("dealstate", CellType.TEXT, "status", "state", "deal status", "stand");
    static final TargetField<String> LOST_REASON =
            TargetField.optional("lostreason", CellType.TEXT, "lost reason", "loss reason", "verlustgrund");
    static final TargetField<BigDecimal> AMOUNT =
            TargetField.optional("amount", CellType.DECIMAL, "value", "deal value", "betrag", "wert");
    static final TargetField<String> CURRENCY = Target.Orders.CURRENCY;
    static final TargetField<LocalDate> CLOSE_ON = TargetField.optional(
            "closeon", CellType.DATE, "close date", "expected close date", "expected on", "abschluss", "erwartet am");
    static final TargetField<Instant> OPENED = TargetField.optional(
            "opened", CellType.TIMESTAMP, "create date", "created date", "created", "opened at", "angelegt am");
    static final TargetField<Instant> ENDED =
            TargetField.optional("ended", CellType.TIMESTAMP, "closed at", "won time", "ended at", "beendet am");
    static final TargetField<String> PERSON = TargetField.optional(
            "dealperson", CellType.TEXT, "contact", "contact person", "person", "contact email", "ansprechpartner");
    static final TargetField<String> ACCOUNT = TargetField.optional(
            "dealaccount", CellType.TEXT, "account", "account name", "company", "organization", "firma", "unternehmen");

    static final List<TargetField<?>> ALL = List.of(
            DEAL,
            NAME,
            PIPELINE,
            STAGE,
            STATE,
            LOST_REASON,
            AMOUNT,
            CURRENCY,
            CLOSE_ON,
            PERSON,
            ACCOUNT,
            OPENED,
            ENDED,
            Staff.OWNER,
            Staff.TEAM);

    private DealFields() {}
}
