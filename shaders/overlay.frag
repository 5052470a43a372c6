#version 330 core
uniform sampler2D uPicture;  // as large as the framebuffer
out vec4 oColor;
void main()
{
    oColor = texelFetch(uPicture, ivec2(gl_FragCoord.xy), 0);
}
