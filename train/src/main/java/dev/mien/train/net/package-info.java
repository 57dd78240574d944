/**
 * What a network is. It is declared once, as a list of layers ({@link dev.mien.train.net.NetworkSpec} for expressions; the
 * trainers of detectors and landmarks have their own), and walked through with any {@link dev.mien.train.net.Operations}:
 * {@link dev.mien.train.net.Sizes} names and sizes its parameters, {@link dev.mien.train.net.TorchScript} writes the program
 * that PyTorch trains, {@link dev.mien.train.net.OnnxExport} the graph that ships. Its numbers are {@link
 * dev.mien.train.net.Weights}, arrays by name, the same in checkpoints and in ONNX. {@link dev.mien.train.net.TorchNetwork}
 * holds them in the engine and answers. How they are found is the business of {@code dev.mien.train.engine}.
 */
@NullMarked
package dev.mien.train.net;

import org.jspecify.annotations.NullMarked;
