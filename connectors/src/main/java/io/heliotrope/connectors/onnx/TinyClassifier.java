package io.heliotrope.connectors.onnx;

import java.util.HashSet;
import java.util.List;

/// A classifier with random weights that the project makes itself: one hidden layer, softmax.
///
/// Which class a text gets is noise, but always the same one. `features` and `hidden` set the work
/// per text and are in 8..4,096; there are 2..64 different labels.
public record TinyClassifier(
        String name, int features, int hidden, List<String> labels, long seed) {

    private static final int MIN_SIZE = 8;
    private static final int MAX_SIZE = 4096;
    private static final int MIN_LABELS = 2;
    private static final int MAX_LABELS = 64;

    public TinyClassifier {
        labels = List.copyOf(labels);
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException(
                    "a model's name has letters, digits, '.', '_' and '-', was '" + name + "'");
        }
        if (features < MIN_SIZE || features > MAX_SIZE || hidden < MIN_SIZE || hidden > MAX_SIZE) {
            throw new IllegalArgumentException(
                    "features and hidden must be in 8..4096, were " + features + ", " + hidden);
        }
        if (labels.size() < MIN_LABELS
                || labels.size() > MAX_LABELS
                || new HashSet<>(labels).size() < labels.size()) {
            throw new IllegalArgumentException(
                    "a classifier needs 2..64 different labels, had " + labels);
        }
    }

    /// 512 features, 256 hidden units, six topics: about half a megabyte.
    public static TinyClassifier named(String name) {
        List<String> topics = List.of("energy", "health", "sport", "travel", "weather", "work");
        return new TinyClassifier(name, 512, 256, topics, 11);
    }
}
