#version 330 core
in vec2 vPixel;
flat in vec4 vShape, vColor, vOutline;
out vec4 oColor;

// Of the triangle, the star and the cross, as scene/symbol_shape.hpp has them.
const vec2 corners[25] = vec2[25](vec2(0.0, -1.0), vec2(1.0, 1.0), vec2(-1.0, 1.0), vec2(0.0, -1.0), vec2(0.2245, -0.309), vec2(0.9511, -0.309), vec2(0.3633, 0.118), vec2(0.5878, 0.809), vec2(0.0, 0.382), vec2(-0.5878, 0.809), vec2(-0.3633, 0.118), vec2(-0.9511, -0.309), vec2(-0.2245, -0.309), vec2(-0.25, -1.0), vec2(0.25, -1.0), vec2(0.25, -0.25), vec2(1.0, -0.25), vec2(1.0, 0.25), vec2(0.25, 0.25), vec2(0.25, 1.0), vec2(-0.25, 1.0), vec2(-0.25, 0.25), vec2(-1.0, 0.25), vec2(-1.0, -0.25), vec2(-0.25, -0.25));

float cornersDistance(vec2 p, int first, int count, float r)
{
    float square = 1e30;
    bool inside = false;
    for (int i = 0; i < count; ++i) {
        vec2 a = corners[first + i] * r, e = corners[first + (i + count - 1) % count] * r - a, q = p - a;
        vec2 d = q - e * clamp(dot(q, e) / max(dot(e, e), 1e-12), 0.0, 1.0);
        square = min(square, dot(d, d));
        if ((q.y < 0.0) != (q.y < e.y) && q.x - e.x * q.y / e.y < 0.0) inside = !inside;
    }
    return inside ? -sqrt(square) : sqrt(square);
}

// Signed distance in pixels to the symbol's own outline, negative inside. Kinds as SymbolKind numbers them.
float signedDistance(vec2 p, float size, int kind)
{
    float r = 0.5 * size;
    if (kind == 1) {                       // square
        vec2 q = abs(p) - r;
        return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0);
    }
    if (kind == 2 || kind == 3) {          // ring, ring with a dot
        float stroke = max(0.16 * size, 1.0);
        float ring = abs(length(p) - (r - 0.5 * stroke)) - 0.5 * stroke;
        return kind == 2 ? ring : min(ring, length(p) - 0.2 * size);
    }
    if (kind == 4) return (abs(p.x) + abs(p.y) - r) * 0.70710678;   // diamond
    if (kind == 5) return cornersDistance(p, 0, 3, r);    // triangle
    if (kind == 6) return cornersDistance(p, 3, 10, r);   // star
    if (kind == 7) return cornersDistance(p, 13, 12, r);  // cross
    return length(p) - r;                  // circle
}

void main()
{
    int kind = int(vShape.y + 0.5);
    float d = signedDistance(vPixel, vShape.x, kind);
    float inside = clamp(0.5 - d, 0.0, 1.0);
    // The rim lies around the symbol; rings get it around their whole disc.
    float outer = (kind == 2 || kind == 3) ? length(vPixel) - 0.5 * vShape.x : d;
    float rim = vOutline.a * clamp(0.5 + vShape.z - outer, 0.0, 1.0);
    float symbol = vColor.a * inside;
    float a = symbol + rim * (1.0 - symbol);
    if (a <= 0.0) discard;
    oColor = vec4((vColor.rgb * symbol + vOutline.rgb * rim * (1.0 - symbol)) / a, a);
}
