package io.heliotrope.orchestrator.explain;

import io.heliotrope.model.Decision;
import io.heliotrope.model.EnergySource;
import io.heliotrope.model.HoldReason;
import io.heliotrope.model.Reading;
import io.heliotrope.model.Refusal;
import io.heliotrope.model.Step;
import io.heliotrope.protocol.Account;
import io.heliotrope.protocol.Receipt.Terms;
import io.heliotrope.protocol.Status.Accepted;
import io.heliotrope.protocol.Status.Cancelled;
import io.heliotrope.protocol.Status.Done;
import io.heliotrope.protocol.Status.Expired;
import io.heliotrope.protocol.Status.Failed;
import io.heliotrope.protocol.Status.Held;
import io.heliotrope.protocol.Status.Refused;
import io.heliotrope.protocol.Status.State;
import io.heliotrope.protocol.Use;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The words for what receipts hold.
final class Words {
    private static final long MINUTES_PER_DAY = 1_440;

    private Words() {}

    static String state(@Nullable State state) {
        return switch (state) {
            case null -> "dispatched, not ended yet";
            case Accepted a ->
                    "accepted: starts by "
                            + a.latestSafeStart()
                            + ", done by "
                            + a.expectedCompletion();
            case Held _ -> "held";
            case Done done ->
                    "DONE in "
                            + done.region()
                            + (done.earlier().isEmpty()
                                    ? ""
                                    : ", the last of " + done.pieces().size() + " pieces")
                            + ", ran until "
                            + done.measured().ranTo();
            case Failed failed -> "FAILED " + trouble(failed);
            case Expired expired -> "EXPIRED: " + trouble(expired);
            case Cancelled _ -> "CANCELLED by its producer";
            case Refused refused -> "REFUSED: " + trouble(refused);
        };
    }

    /// Why a job came to a bad end; empty when it did not.
    static String trouble(@Nullable State state) {
        return switch (state) {
            case Failed failed -> "after " + failed.attempts() + " attempts: " + failed.reason();
            case Expired expired -> expired.reason();
            case Refused refused ->
                    refused.detail().isEmpty()
                            ? refusal(refused.reason())
                            : refusal(refused.reason()) + ": " + refused.detail();
            case null, default -> "";
        };
    }

    static String decision(Decision decision) {
        return switch (decision) {
            case Decision.Dispatch dispatch -> "run in " + dispatch.region() + " now";
            case Decision.Hold hold ->
                    "hold until "
                            + hold.until()
                            + hold.meantFor()
                                    .map(region -> ", meant for " + region)
                                    .orElse(", meant for no region yet");
            case Decision.Refuse refuse -> "refuse: " + refusal(refuse.reason());
        };
    }

    /// What a decision took for used of a budget that the job draws on.
    static String used(Use use) {
        Account account = use.account();
        String amount =
                switch (account.resource()) {
                    case CARBON -> grams(use.amount());
                    case GPU_TIME -> String.format(Locale.ROOT, "%.1f GPU-s", use.amount());
                };
        return "%s: %s used by others in the %s from %s"
                .formatted(
                        account,
                        amount,
                        account.period().name().toLowerCase(Locale.ROOT),
                        use.from());
    }

    static String awaited(HoldReason reason) {
        return switch (reason) {
            case GREENER_WINDOW -> "an hour with fewer grams, still before the latest safe start";
            case CAPACITY -> "a free slot: all of the allowed regions' slots are taken until then";
            case REGION_DOWN ->
                    "a live worker in an allowed region: it is never sent elsewhere meanwhile";
            case POLICY -> "a region that the policy allows: until there is one, it says to wait";
        };
    }

    static String refusal(Refusal reason) {
        return switch (reason) {
            case MALFORMED -> "the record does not read as a job";
            case RESIDENCY -> "no region lies where its labels and the law of its origin allow";
            case MODEL_UNKNOWN -> "no allowed region knows its model";
            case MODEL_TOO_LARGE -> "its model needs more memory than any allowed region has";
            case SLO_UNREACHABLE -> "no allowed region could answer within its SLO, even idle";
            case DEADLINE_UNREACHABLE ->
                    "no allowed region could complete it in time, even started now";
            case NO_CAPACITY -> "the capacity left before its deadline is taken";
            case ORIGIN_UNKNOWN -> "its origin is no region of the catalogue";
            case NOT_SEALED -> "it must be sealed, and its payload is open";
            case SEALED_ELSEWHERE -> "it is sealed to no live key of a region where it may run";
            case POLICY -> "the policy's rules leave no region for it";
        };
    }

    /// What a hard rule asks for, in words; a policy's own rule is called by its name.
    static String rule(String name) {
        return switch (name) {
            case "residency" -> "lies outside its labels or law";
            case "sealed" -> "cannot open its payload";
            case "model" -> "does not know the model";
            case "fit" -> "lacks accelerator memory";
            case "slots" -> "has no slot of this lane";
            case "slo" -> "cannot answer within the SLO";
            case "green" -> "is above the green threshold";
            case "deadline" -> "cannot complete in time";
            default -> "rule " + name;
        };
    }

    static String reading(Reading reading, Instant now) {
        return String.format(
                Locale.ROOT,
                "%.1f g/kWh %s from %s, %s, %s%s",
                reading.intensity().value(),
                reading.basis().word().replace('_', ' '),
                reading.source(),
                trust(reading),
                age(Duration.between(reading.issuedAt(), now)),
                reading.conversion().isEmpty()
                        ? ""
                        : ", converted by " + reading.conversion().replace('-', ' '));
    }

    /// The quality, and the rung that it comes from where that does not follow.
    private static String trust(Reading reading) {
        String quality = reading.quality().word();
        return reading.step() == Step.of(reading.quality())
                ? quality
                : quality + " (" + reading.step().word().replace('_', ' ') + ")";
    }

    /// The grams as the product that they are.
    static String product(double grams, Terms terms) {
        String intensity =
                Double.isNaN(terms.gramsPerKwh())
                        ? "an intensity that is not known"
                        : String.format(Locale.ROOT, "%.1f g/kWh", terms.gramsPerKwh());
        return String.format(
                Locale.ROOT,
                "%s = %.4g kWh x PUE %.3f x %s%s",
                grams(grams),
                terms.kilowattHours(),
                terms.pue(),
                intensity,
                terms.energySource().map(source -> "; energy " + energy(source)).orElse(""));
    }

    /// Who says how much energy it takes.
    static String energy(EnergySource source) {
        return source.isMetered()
                ? String.format(
                        Locale.ROOT, "by %s, %,d readings", source.name(), source.readings())
                : "as the " + source.name() + " states";
    }

    static String age(Duration age) {
        if (age.isNegative()) {
            return "issued for " + age(age.negated()).replace(" old", "") + " ahead";
        }
        long minutes = age.toMinutes();
        if (minutes < 120) {
            return minutes + " min old";
        }
        return minutes < 2 * MINUTES_PER_DAY
                ? minutes / 60 + " h old"
                : minutes / MINUTES_PER_DAY + " days old";
    }

    static String grams(double grams) {
        if (Double.isNaN(grams)) {
            return "grams not known";
        }
        return Math.abs(grams) < 1
                ? String.format(Locale.ROOT, "%.3f mg", grams * 1000)
                : String.format(Locale.ROOT, "%,.2f g", grams);
    }

    static String millis(double millis) {
        return Double.isNaN(millis)
                ? "latency not known"
                : String.format(Locale.ROOT, "%,.0f ms", millis);
    }
}
