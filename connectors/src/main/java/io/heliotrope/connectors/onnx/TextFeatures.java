package io.heliotrope.connectors.onnx;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Locale;

/// Turns a text into numbers: each word is hashed to one feature, which counts up or down.
///
/// Case and punctuation do not matter. The vector has length one, or is all zero when there is no
/// word.
final class TextFeatures {

    private static final int FNV_OFFSET = 0x811C9DC5;
    private static final int FNV_PRIME = 0x01000193;

    private final int features;

    TextFeatures(int features) {
        this.features = features;
    }

    /// Appends the vector of `text` to `target` and returns how many words it has.
    int append(String text, FloatBuffer target) {
        float[] vector = new float[features];
        int words = 0;
        int hash = FNV_OFFSET;
        boolean inWord = false;
        String lower = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i <= lower.length(); i++) {
            if (i < lower.length() && Character.isLetterOrDigit(lower.charAt(i))) {
                hash = (hash ^ lower.charAt(i)) * FNV_PRIME;
                inWord = true;
            } else if (inWord) {
                vector[Integer.remainderUnsigned(hash, features)] += hash < 0 ? -1 : 1;
                words++;
                hash = FNV_OFFSET;
                inWord = false;
            }
        }
        normalise(vector);
        target.put(vector);
        return words;
    }

    private static void normalise(float[] vector) {
        double squares = 0;
        for (float value : vector) {
            squares += (double) value * value;
        }
        if (squares == 0) {
            Arrays.fill(vector, 0);
            return;
        }
        double length = StrictMath.sqrt(squares);
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (vector[i] / length);
        }
    }
}
