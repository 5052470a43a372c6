#version 330 core
uniform vec4 uColor;
out vec4 oColor;
#ifdef HATCH
uniform vec2 uRows;          // row of this tile = x * row of the framebuffer + y
uniform vec4 uHatchColor;
uniform vec4 uHatch;         // spacing, width, 1 for dots, unused; pixels
uniform vec2 uHatchAlong;    // unit vector along the lines, y down
uniform vec2 uHatchAnchor;   // pixels of this tile

float lines(vec2 p)
{
    float across = dot(p, vec2(-uHatchAlong.y, uHatchAlong.x));
    float d = abs(mod(across + 0.5 * uHatch.x, uHatch.x) - 0.5 * uHatch.x);
    return clamp(0.5 * uHatch.y + 0.5 - d, 0.0, 1.0) * min(uHatch.y, 1.0);
}

float dots(vec2 p)
{
    vec2 q = vec2(dot(p, uHatchAlong), dot(p, vec2(-uHatchAlong.y, uHatchAlong.x)));
    vec2 cell = mod(q + 0.5 * uHatch.x, uHatch.x) - 0.5 * uHatch.x;
    return clamp(0.5 * uHatch.y + 0.5 - length(cell), 0.0, 1.0);
}

void main()
{
    // The pixel itself, not a point of the mesh: large triangles would make lines of a hatch tremble.
    vec2 p = vec2(gl_FragCoord.x, uRows.x * gl_FragCoord.y + uRows.y) - uHatchAnchor;
    float h = uHatchColor.a * (uHatch.z > 0.5 ? dots(p) : lines(p));
    float a = h + uColor.a * (1.0 - h);
    oColor = vec4((uHatchColor.rgb * h + uColor.rgb * uColor.a * (1.0 - h)) / max(a, 1e-4), a);
}
#else
void main() { oColor = uColor; }
#endif
