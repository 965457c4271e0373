package io.heliotrope.queues;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.heliotrope.model.Digest;
import io.heliotrope.protocol.Descriptor.Defect;
import java.io.ByteArrayOutputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/// The headers of one record, read with every defect noted. The last of several equal keys counts.
///
/// A header of ours may also come as an extension attribute of a CloudEvent, whose names have no
/// hyphens: `ce_heliotropemodel` is `heliotrope-model`; the header wins where both are there.
final class HeaderFields {
    /// What the headers of a CloudEvent's attributes start with.
    static final String EVENT = "ce_";

    /// The names of [JobHeaders#ALL] as extension attributes, in the same order.
    private static final List<String> ATTRIBUTES =
            JobHeaders.ALL.stream().map(name -> EVENT + name.replace("-", "")).toList();

    private static final String OURS = "heliotrope-";
    private static final int LONGEST = 1000;
    private static final int LONGEST_SHOWN = 80;

    private final Map<String, String> texts = new TreeMap<>();
    private final List<Defect> defects = new ArrayList<>();

    HeaderFields(Headers headers) {
        for (Header header : headers) {
            byte[] value = header.value();
            if (value != null) {
                texts.put(header.key(), new String(value, UTF_8).strip());
            }
        }
        for (int i = 0; i < JobHeaders.ALL.size(); i++) {
            String name = JobHeaders.ALL.get(i);
            String attribute = texts.get(ATTRIBUTES.get(i));
            if (attribute != null) {
                texts.putIfAbsent(name, attribute);
            }
            String text = texts.getOrDefault(name, "");
            if (text.length() > LONGEST) {
                defect(name, text, "at most " + LONGEST + " characters");
                texts.remove(name);
            }
        }
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name)).filter(text -> !text.isEmpty());
    }

    /// A name of at most 200 printable characters; noted when it is missing.
    String name(String name, String expected) {
        Optional<String> text = text(name);
        boolean isName =
                text.isPresent()
                        && text.get().length() <= 200
                        && text.get().chars().noneMatch(Character::isISOControl);
        if (!isName) {
            defect(name, text.orElse(""), expected);
        }
        return text.filter(given -> isName).orElse("missing");
    }

    <T> T read(String name, String otherwise, Function<String, T> reader, String expected) {
        String text = text(name).orElse(otherwise);
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            defect(name, text, expected);
            return reader.apply(otherwise);
        }
    }

    Duration duration(String name, Duration otherwise) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        Optional<Duration> duration = Amount.duration(text.get()).filter(Duration::isPositive);
        if (duration.isEmpty()) {
            defect(name, text.get(), "a duration above zero, such as 300ms, 90min or PT6H");
        }
        return duration.orElse(otherwise);
    }

    /// An instant, or a duration counted from `origin`.
    Instant instant(String name, Instant otherwise, Instant origin) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            Optional<Duration> after = Amount.duration(text.get());
            return after.isPresent()
                    ? origin.plus(after.get())
                    : OffsetDateTime.parse(text.get()).toInstant();
        } catch (DateTimeException | ArithmeticException e) {
            defect(
                    name,
                    text.get(),
                    "an instant such as 2026-01-31T12:00:00Z or a duration such as 6h");
            return otherwise;
        }
    }

    /// Notes a deadline that lies later than [JobHeaders#LONGEST_DEADLINE] after `now`.
    void soonEnough(String name, Instant deadline, Instant now) {
        if (deadline.isAfter(now.plus(JobHeaders.LONGEST_DEADLINE))) {
            defect(
                    name,
                    text(name).orElse(deadline.toString()),
                    "at most " + JobHeaders.LONGEST_DEADLINE.toDays() + " days after " + now);
        }
    }

    int count(String name, int otherwise, int most) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int count = Integer.parseInt(text.get());
            if (count >= 1 && count <= most) {
                return count;
            }
        } catch (NumberFormatException e) {
            // falls through to the defect that names it
        }
        defect(name, text.get(), "a whole number from 1 to " + most);
        return otherwise;
    }

    /// One of two words; the first when it is not there.
    String among(String name, String first, String second) {
        String text = text(name).orElse(first);
        if (!text.equals(first) && !text.equals(second)) {
            defect(name, text, first + " or " + second);
        }
        return text;
    }

    /// `true` or `false`; false when it is not there.
    boolean flag(String name) {
        String text = text(name).orElse("false");
        if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            defect(name, text, "true or false");
        }
        return text.equalsIgnoreCase("true");
    }

    void defect(String name, String value, String expected) {
        String shown =
                value.length() > LONGEST_SHOWN ? value.substring(0, LONGEST_SHOWN) + "…" : value;
        defects.add(new Defect(name, shown, expected));
    }

    List<Defect> defects() {
        return List.copyOf(defects);
    }

    /// Covers the payload and every header of ours but the id: what makes one body differ from
    /// another.
    Digest digestWith(byte[] payload) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(payload.length + 256);
        texts.forEach((name, value) -> {
            if (name.startsWith(OURS) && !name.equals(JobHeaders.ID)) {
                all.writeBytes((name + '=' + value + '\n').getBytes(UTF_8));
            }
        });
        all.write(0);
        all.writeBytes(payload);
        return Digest.of(all.toByteArray());
    }
}
