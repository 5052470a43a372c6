#version 330 core
in vec2 vTexture;
flat in vec2 vSharpness;
flat in vec4 vColor, vHalo;
uniform sampler2D uAtlas;
uniform float uSpread;       // texels
uniform int uHaloPass;
out vec4 oColor;
void main()
{
    float texels = (texture(uAtlas, vTexture).r * 255.0 - 128.0) / 127.0 * uSpread;
    float d = texels / vSharpness.x;     // pixels, positive inside
    if (uHaloPass == 1) {
        // The distances end at the spread: a wider halo would be cut square.
        float halo = min(vSharpness.y, uSpread / vSharpness.x - 1.0);
        float coverage = clamp(d + halo + 0.5, 0.0, 1.0) * vHalo.a;
        if (coverage <= 0.0 || halo <= 0.0) discard;
        oColor = vec4(vHalo.rgb, coverage);
    } else {
        float coverage = clamp(d + 0.5, 0.0, 1.0) * vColor.a;
        if (coverage <= 0.0) discard;
        oColor = vec4(vColor.rgb, coverage);
    }
}
