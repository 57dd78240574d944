/**
 * Trains convolutional networks on faces and writes them as ONNX. One declarative list of layers ({@link
 * dev.mien.train.net.NetworkSpec}) becomes, through {@link dev.mien.train.net.Operations}, the network that is trained
 * (TorchScript, run by DJL's PyTorch engine) and the graph that is shipped (ONNX).
 */
@NullMarked
package dev.mien.train.cnn;

import org.jspecify.annotations.NullMarked;
