package io.heliotrope.connectors.llama;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// The random weights of a tiny llama model.
///
/// Dimension 0 carries no information but a constant: every token's embedding has the same value
/// there and no layer writes to it. The output matrix uses it to push away the tokens that must not
/// be written (bytes, control tokens, the end of text), so an answer always has as many tokens as
/// were asked for.
final class LlamaWeights {

    /// One matrix, row by row, or one vector; `dimensions` has the length of a row first.
    record Tensor(String name, List<Integer> dimensions, FloatBuffer data) {

        Tensor(String name, List<Integer> dimensions, float[] values) {
            this(name, List.copyOf(dimensions), FloatBuffer.wrap(values).asReadOnlyBuffer());
        }

        int elements() {
            return data.capacity();
        }

        FloatBuffer values() {
            return data.duplicate();
        }
    }

    private static final float CONSTANT = 3f;
    private static final float NEVER = -20f;
    private static final double EMBEDDING_SCALE = 1.7;

    /// Spreads the logits just enough that neither one word nor plain chance decides.
    private static final double OUTPUT_SCALE = 0.9;

    private final TinyLlama model;
    private final Vocabulary vocabulary;
    private final SplittableRandom random;
    private final List<Tensor> tensors = new ArrayList<>();

    LlamaWeights(TinyLlama model, Vocabulary vocabulary) {
        this.model = model;
        this.vocabulary = vocabulary;
        this.random = new SplittableRandom(model.seed());
    }

    List<Tensor> tensors() {
        int width = model.width();
        embedding();
        output();
        ones("output_norm.weight");
        for (int layer = 0; layer < model.layers(); layer++) {
            String block = "blk." + layer + ".";
            ones(block + "attn_norm.weight");
            matrix(block + "attn_q.weight", width, width);
            matrix(block + "attn_k.weight", width, width);
            matrix(block + "attn_v.weight", width, width);
            matrixIntoStream(block + "attn_output.weight", width);
            ones(block + "ffn_norm.weight");
            matrix(block + "ffn_gate.weight", width, model.feedForwardWidth());
            matrix(block + "ffn_up.weight", width, model.feedForwardWidth());
            matrixIntoStream(block + "ffn_down.weight", model.feedForwardWidth());
        }
        return List.copyOf(tensors);
    }

    private void embedding() {
        int width = model.width();
        float[] values = uniform(width * vocabulary.size(), EMBEDDING_SCALE);
        for (int token = 0; token < vocabulary.size(); token++) {
            values[token * width] = CONSTANT;
        }
        add("token_embd.weight", List.of(width, vocabulary.size()), values);
    }

    private void output() {
        int width = model.width();
        float[] values = uniform(width * vocabulary.size(), OUTPUT_SCALE * unitScale(width));
        for (int token = 0; token < vocabulary.size(); token++) {
            values[token * width] = vocabulary.canBeWritten(token) ? 0 : NEVER;
        }
        add("output.weight", List.of(width, vocabulary.size()), values);
    }

    private void ones(String name) {
        float[] values = new float[model.width()];
        Arrays.fill(values, 1);
        add(name, List.of(model.width()), values);
    }

    private void matrix(String name, int in, int out) {
        add(name, List.of(in, out), uniform(in * out, unitScale(in)));
    }

    /// A matrix whose result is added to the residual stream: its first row leaves dimension 0
    /// alone.
    private void matrixIntoStream(String name, int in) {
        float[] values = uniform(in * model.width(), unitScale(in));
        Arrays.fill(values, 0, in, 0);
        add(name, List.of(in, model.width()), values);
    }

    /// The half width of a uniform distribution that keeps the variance of a sum over `in` terms.
    private static double unitScale(int in) {
        return Math.sqrt(3.0 / in);
    }

    private float[] uniform(int count, double scale) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) ((random.nextDouble() * 2 - 1) * scale);
        }
        return values;
    }

    private void add(String name, List<Integer> dimensions, float[] values) {
        tensors.add(new Tensor(name, dimensions, values));
    }
}
