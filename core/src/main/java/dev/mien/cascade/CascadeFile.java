package dev.mien.cascade;

/** The trained cascades that Mien uses, all of the OpenCV distribution. */
public enum CascadeFile {
    /** Lienhart's stump-based frontal face, 24x24, 25 stages. */
    HAAR_FACE_DEFAULT(
            "haarcascades/haarcascade_frontalface_default",
            "0f7d4527844eb514d4a4948e822da90fbb16a34a0bbbbc6adc6498747a5aafb0"),
    /** Lienhart's tree-based frontal face, 20x20, 20 stages. */
    HAAR_FACE_ALT2(
            "haarcascades/haarcascade_frontalface_alt2",
            "7b0c967d9abbdfbde025eb9c786947d151b6426040d07a8f9562ed8fd90724b4"),
    /** Puttemans' frontal face on local binary patterns, 45x45, 19 stages. */
    LBP_FACE(
            "lbpcascades/lbpcascade_frontalface_improved",
            "7c31331d494f20e216b397ad99d824d92ab91ebb15db3bcda6a2f8e684d238d3"),
    /** Hameed's eye of either side, 20x20, 24 stages. */
    HAAR_EYE("haarcascades/haarcascade_eye", "71cc64fc305a355dc60067880f6fbbd43dd155bd63ee3844661a1bda34b2fd8c"),
    /** Yu's person's right eye, 20x20, 20 stages. */
    HAAR_RIGHT_EYE(
            "haarcascades/haarcascade_righteye_2splits",
            "4cf0d72bea7307e9af7eb99d4acbe15d7101a67c22fcdcfbeefd692ad37cf776"),
    /** Yu's person's left eye, 20x20, 20 stages. */
    HAAR_LEFT_EYE(
            "haarcascades/haarcascade_lefteye_2splits",
            "74c323c78c81475fc9158facbfb866bb0cca06be41f571df47d4ac8d01f9ce4c");

    private final String path;
    private final String sha256;

    CascadeFile(String path, String sha256) {
        this.path = path;
        this.sha256 = sha256;
    }

    /** {@return OpenCV's name of the cascade and its file's SHA-256, such as {@code haarcascade_eye sha256:1b83...}} */
    public String id() {
        return path.substring(path.indexOf('/') + 1) + " sha256:" + sha256;
    }

    String sha256() {
        return sha256;
    }

    /** Where the file lies below OpenCV's shared folder. */
    String path() {
        return path + ".xml";
    }
}
