package io.heliotrope.connectors.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.SplittableRandom;

/// Writes a model in the ONNX format: `softmax(relu(x W1 + b1) W2)` over a batch of any size.
///
/// IR version 8, operators of set 13. The input `features` is batch × features, the output
/// `probabilities` batch × labels, both 32-bit floats. Field numbers are those of `onnx.proto3`.
///
/// The same model gives the same bytes on every machine.
public final class OnnxModelWriter {

    static final String INPUT = "features";
    static final String OUTPUT = "probabilities";

    private static final int IR_VERSION = 8;
    private static final int OPERATOR_SET = 13;
    private static final int FLOAT = 1;

    /// Spreads the logits so that one class usually stands out.
    private static final double OUTPUT_SCALE = 2.0;

    private final TinyClassifier model;
    private final SplittableRandom random;

    private OnnxModelWriter(TinyClassifier model) {
        this.model = model;
        this.random = new SplittableRandom(model.seed());
    }

    /// The file for `model`.
    public static byte[] write(TinyClassifier model) {
        return new OnnxModelWriter(model).model().toBytes();
    }

    private ProtobufMessage model() {
        ProtobufMessage operators = new ProtobufMessage().text(1, "").number(2, OPERATOR_SET);
        return new ProtobufMessage()
                .number(1, IR_VERSION)
                .text(2, "heliotrope")
                .message(7, graph())
                .message(8, operators);
    }

    private ProtobufMessage graph() {
        int features = model.features();
        int hidden = model.hidden();
        int labels = model.labels().size();
        float[] w1 = uniform(features * hidden, Math.sqrt(3.0));
        float[] b1 = uniform(hidden, 0.1);
        float[] w2 = uniform(hidden * labels, OUTPUT_SCALE * Math.sqrt(6.0 / hidden));
        return new ProtobufMessage()
                .message(1, node("MatMul", List.of(INPUT, "w1"), "product"))
                .message(1, node("Add", List.of("product", "b1"), "sum"))
                .message(1, node("Relu", List.of("sum"), "hidden"))
                .message(1, node("MatMul", List.of("hidden", "w2"), "logits"))
                .message(1, node("Softmax", List.of("logits"), OUTPUT))
                .text(2, model.name())
                .message(5, tensor("w1", List.of(features, hidden), w1))
                .message(5, tensor("b1", List.of(hidden), b1))
                .message(5, tensor("w2", List.of(hidden, labels), centred(w2, labels)))
                .message(11, batchOf(INPUT, features))
                .message(12, batchOf(OUTPUT, labels));
    }

    private static ProtobufMessage node(String operator, List<String> inputs, String output) {
        ProtobufMessage node = new ProtobufMessage();
        inputs.forEach(input -> node.text(1, input));
        return node.text(2, output).text(3, output + "_node").text(4, operator);
    }

    private float[] uniform(int count, double scale) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) ((random.nextDouble() * 2 - 1) * scale);
        }
        return values;
    }

    /// Takes each column's mean away. What comes out of the hidden layer is never negative, so a
    /// label whose weights happen to be larger on average would win for every text.
    private static float[] centred(float[] values, int columns) {
        int rows = values.length / columns;
        for (int column = 0; column < columns; column++) {
            double sum = 0;
            for (int row = 0; row < rows; row++) {
                sum += values[row * columns + column];
            }
            for (int row = 0; row < rows; row++) {
                values[row * columns + column] -= (float) (sum / rows);
            }
        }
        return values;
    }

    private static ProtobufMessage tensor(String name, List<Integer> dimensions, float[] values) {
        ProtobufMessage tensor = new ProtobufMessage();
        dimensions.forEach(dimension -> tensor.number(1, dimension));
        ByteBuffer data =
                ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        data.asFloatBuffer().put(values);
        return tensor.number(2, FLOAT).text(8, name).bytes(9, data.array());
    }

    private static ProtobufMessage batchOf(String name, int width) {
        ProtobufMessage shape =
                new ProtobufMessage()
                        .message(1, new ProtobufMessage().text(2, "batch"))
                        .message(1, new ProtobufMessage().number(1, width));
        ProtobufMessage tensor = new ProtobufMessage().number(1, FLOAT).message(2, shape);
        return new ProtobufMessage()
                .text(1, name)
                .message(2, new ProtobufMessage().message(1, tensor));
    }
}
