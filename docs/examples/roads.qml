<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="AllStyleCategories">
  <renderer-v2 type="categorizedSymbol" attr="state" symbollevels="0" enableorderby="0">
    <categories>
      <category symbol="0" value="1" label="closed" render="true"/>
      <category symbol="1" value="2" label="under repair" render="true"/>
      <category symbol="2" value="3" label="open" render="true"/>
    </categories>
    <symbols>
      <symbol type="line" name="0" alpha="1"><layer class="SimpleLine" enabled="1"><prop k="line_color" v="190,20,60,255"/><prop k="line_width" v="0.9"/><prop k="line_width_unit" v="MM"/><prop k="line_style" v="dash"/></layer></symbol>
      <symbol type="line" name="1" alpha="1"><layer class="SimpleLine" enabled="1"><prop k="line_color" v="220,140,0,255"/><prop k="line_width" v="0.9"/><prop k="line_width_unit" v="MM"/><prop k="line_style" v="solid"/></layer></symbol>
      <symbol type="line" name="2" alpha="1"><layer class="SimpleLine" enabled="1"><prop k="line_color" v="0,120,90,255"/><prop k="line_width" v="0.9"/><prop k="line_width_unit" v="MM"/><prop k="line_style" v="solid"/></layer></symbol>
    </symbols>
  </renderer-v2>
  <labeling type="simple"><settings><text-style fieldName="name" fontSize="8" textColor="40,40,40,255" isExpression="0"/></settings></labeling>
</qgis>
